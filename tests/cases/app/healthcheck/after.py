import fal
from fastapi import HTTPException
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.broken = False

    def healthcheck(self) -> bool:
        """Whether the model still answers"""
        return not self.broken

    @fal.endpoint("/health-check", health_check=fal.HealthCheck())
    def check_health(self) -> dict[str, str]:
        if not self.healthcheck():
            raise HTTPException(status_code=503, detail="unhealthy")
        return {"status": "healthy"}

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text.upper())
