import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    prompt: str = Field(description="What to make")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-H200"
    num_gpus = 2
    requirements = ["vllm==0.7.3"]

    def setup(self):
        from vllm import LLM

        self.pipe = LLM("meta-llama/Llama-3.3-70B-Instruct", tensor_parallel_size=2)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.pipe(input.prompt))
